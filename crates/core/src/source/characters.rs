//! Characters that stand for others, and characters that nobody sees.
//! Digits of any script, ideographs kept for compatibility, line ends of any system, marks of no width.

use std::borrow::Cow;

/// Whether a line ends here. A return and the line feed after it are one end.
pub const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines of `text` without their ends, each with the byte that it begins at.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let start = at;
        let length = rest.find(is_line_end).unwrap_or(rest.len());
        let end = &rest[length..];
        at += length + if end.starts_with("\r\n") { 2 } else { end.chars().next().map_or(0, char::len_utf8) };
        Some((start, &rest[..length]))
    })
}

/// How many line ends `text` holds.
pub fn line_ends(text: &str) -> usize {
    text.match_indices(is_line_end).filter(|(at, end)| *end != "\n" || !text[..*at].ends_with('\r')).count()
}

/// Whether nobody sees a character: what Unicode lets every font ignore, and control characters that end no line.
pub const fn is_unseen(c: char) -> bool {
    match c {
        '\t' => false,
        ' '..='~' | '\u{4e00}'..='\u{9fff}' => false,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' => true,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' => true,
        '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => true,
        '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        c => is_direction(c),
    }
}

/// Whether an unseen mark turns the direction of what stands around it, so that a screen may show it in another order.
pub const fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` without blanks and unseen marks at both ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// `text` without blanks and unseen marks at its end.
pub fn trim_end(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_unseen(c))
}

/// `text` as people see it: without unseen marks, every digit in ASCII.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(|c: char| is_unseen(c) || foreign_digit(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| foreign_digit(c).and_then(|n| char::from_digit(n.into(), 10)).unwrap_or(c);
    Cow::Owned(text.chars().filter(|c| !is_unseen(*c)).map(digit).collect())
}

/// The zeros of all scripts but ASCII's (Unicode 17.0.0, category Nd); nine digits follow each.
const ZEROS: [char; 76] = [
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{10d40}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{116d0}',
    '\u{116da}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11bf0}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11de0}',
    '\u{11f50}',
    '\u{16130}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{16d70}',
    '\u{1ccf0}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e5f1}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// The value of a digit of any script but ASCII's.
pub fn foreign_digit(c: char) -> Option<u8> {
    // Neither ASCII nor ideographs, which nearly all characters are, have any.
    if c < ZEROS[0] || ('\u{3000}'..='\u{9fff}').contains(&c) {
        return None;
    }
    let n = ZEROS.partition_point(|zero| *zero <= c);
    let value = c as u32 - *ZEROS.get(n.checked_sub(1)?)? as u32;
    u8::try_from(value).ok().filter(|value| *value < 10)
}

/// The characters that U+F900–U+FAD9 are kept for, in their order.
const COMPATIBLE: &str = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/// The characters that U+2F800–U+2FA1D are kept for, in their order.
const SUPPLEMENT: &str = "丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤売壷夆多夢奢𡚨𡛪姬娛娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑芋芝劳花芳芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開䦕閷𨵷䧦雃嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖鼻𪘀";

/// The character that one of the compatibility ideographs is kept for; any other is itself.
pub fn ideograph(c: char) -> char {
    let of = |table: &str, first: u32| table.chars().nth((c as u32 - first) as usize).unwrap_or(c);
    match c {
        '\u{f900}'..='\u{fad9}' => of(COMPATIBLE, 0xf900),
        '\u{2f800}'..='\u{2fa1d}' => of(SUPPLEMENT, 0x2f800),
        _ => c,
    }
}

/// Small, half-width and vertical punctuation, and separators of other scripts, as the usual ones.
pub fn punctuation(c: char) -> char {
    match c {
        '｡' => '。',
        '､' | '﹑' | '︑' => '、',
        '﹐' | '︐' => '，',
        '﹔' | '︔' => '；',
        '﹕' | '︓' => '：',
        '﹙' | '︵' | '⁽' => '（',
        '﹚' | '︶' | '⁾' => '）',
        '﹪' | '٪' => '%',
        '﹒' | '․' | '٫' => '.',
        '٬' => ',',
        '﹣' | '−' | '\u{2010}' | '\u{2011}' => '-',
        '﹢' => '+',
        '﹡' | '∗' => '*',
        '﹤' => '<',
        '﹥' => '>',
        '﹦' => '=',
        '￥' => '¥',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_whatever_its_sender_ended_it() {
        let said: Vec<(usize, &str)> = lines("甲\r\n乙\r丙\u{2028}\u{85}丁").collect();
        assert_eq!(said, [(0, "甲"), (5, "乙"), (9, "丙"), (15, ""), (17, "丁")]);
        assert_eq!(line_ends("甲\r\n乙\r丙\u{2028}\u{85}丁"), 4);
    }

    #[test]
    fn digits_of_every_script_have_a_value() {
        assert!(ZEROS.windows(2).all(|pair| pair[0] < pair[1]));
        let said: Vec<Option<u8>> = "٤𝟕９०Ⅳ①".chars().map(foreign_digit).collect();
        assert_eq!(said, [Some(4), Some(7), Some(9), Some(0), None, None]);
    }

    #[test]
    fn ideographs_kept_for_compatibility_are_those_that_they_are_kept_for() {
        let said: String = "\u{f98e}\u{f963}\u{fa24}\u{2f800}度".chars().map(ideograph).collect();
        assert_eq!(said, "年北\u{fa24}丽度".replace('\u{fa24}', &ideograph('\u{fa24}').to_string()));
        assert_eq!(
            (COMPATIBLE.chars().count(), SUPPLEMENT.chars().count()),
            (0xfad9 - 0xf900 + 1, 0x2fa1d - 0x2f800 + 1)
        );
    }

    #[test]
    fn nobody_sees_joiners_hyphens_that_may_break_and_direction_marks() {
        assert!("\u{200d}\u{ad}\u{2060}\u{202e}\u{fe0f}\u{feff}".chars().all(is_unseen));
        assert!(!"\t a一，\u{a0}\n\u{3000}".chars().any(is_unseen));
        assert_eq!(trim("\u{200b} 合计\u{2060}　"), "合计");
    }
}
