//! Traditional characters, as mirrors of sites and publishers of Hong Kong and Macao print them, for the simplified
//! ones that the words of the lexicon are written in. Only characters that occur in those words are here: 萬 for 万, 預
//! for 预. The pairs are those of OpenCC's table of characters of which the traditional one is not simplified as well.

/// The traditional characters, in the order of their code points; each takes three bytes.
const TRADITIONAL: &str = "丟佔來侷係個備傢傳債價億優儲兒內兩別刪則劃動務勞匯區協卻卽厤參員唸單嗎噹嚥嚮國園圖團埰執報場壓壯壽奬婦學寀實寧寫將專對導\
    屍屬崗嶺幣幹幾廠廣廳張彆彔彙徑從復徹慄態慮憐應懞戶捨採換撥擇擔據擬敎數斷旂旣昇時曆曏書會朮東査條業榦榮構樑標機檢檯欄權歷\
    殘氣決沒況涼淩減準滙滷滿漢漲濛濟濱瀋災為無營爲爾獎現環產産畫畵當療癒發監眞矇確碼禮稅種稱穀積箇節築簡簽籤糧糰糹約紅納級細\
    終結絡給統經維網綵編緻縣縮總績繫繳續纍纔義習聯職脩臺與舊舘華萬蒐蔔蔘處號蟲術衕衛裏補裡製複覈見規訁訂計訓託設註証評詞話該\
    誌語誤說説誰調請謂講證議護讀變豬貝負財貨貫責貴買費貼賃資賓賦質購蹤車較輓輛輸轉辦辭農這週進遊運過達選遺還鄉鄰醫釋釒釦錄錯\
    録錶鎭鎮長門開間閤闆關陞陽隊際險隱隸隻離電韋頁項預領題額顛類顯風颱飛飠養餘館馬體髮鬥魚鳥鳳鹵麗麥麪麫麵麼黃點黨黽鼕齊齒齣\
    龍龔龜";

/// The simplified characters, each at the place of its traditional one.
const SIMPLIFIED: &str = "丢占来局系个备家传债价亿优储儿内两别删则划动务劳汇区协却即历参员念单吗当咽向国园图团采执报场压壮寿奖妇学采实宁写将专对导\
    尸属岗岭币干几厂广厅张别录汇径从复彻栗态虑怜应蒙户舍采换拨择担据拟教数断旗既升时历向书会术东查条业干荣构梁标机检台栏权历\
    残气决没况凉凌减准汇卤满汉涨蒙济滨沈灾为无营为尔奖现环产产画画当疗愈发监真蒙确码礼税种称谷积个节筑简签签粮团纟约红纳级细\
    终结络给统经维网彩编致县缩总绩系缴续累才义习联职修台与旧馆华万搜卜参处号虫术同卫里补里制复核见规讠订计训托设注证评词话该\
    志语误说说谁调请谓讲证议护读变猪贝负财货贯责贵买费贴赁资宾赋质购踪车较挽辆输转办辞农这周进游运过达选遗还乡邻医释钅扣录错\
    录表镇镇长门开间合板关升阳队际险隐隶只离电韦页项预领题额颠类显风台飞饣养余馆马体发斗鱼鸟凤卤丽麦面面面么黄点党黾冬齐齿出\
    龙龚龟";

/// Bytes of a character of either list.
const WIDTH: usize = 3;

/// The first and the last ideograph of Unicode's main block.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// A bit for each ideograph: whether it is among the traditional ones. Hardly any character of a text is.
static IS_TRADITIONAL: [u64; ((LAST - FIRST) / 64 + 1) as usize] = {
    let mut bits = [0; ((LAST - FIRST) / 64 + 1) as usize];
    let bytes = TRADITIONAL.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let parts = [bytes[at] as u32 & 0xf, bytes[at + 1] as u32 & 0x3f, bytes[at + 2] as u32 & 0x3f];
        let n = (parts[0] << 12 | parts[1] << 6 | parts[2]) - FIRST;
        bits[n as usize / 64] |= 1 << (n % 64);
        at += WIDTH;
    }
    bits
};

/// The simplified character for a traditional one; any other character as it is.
pub fn simplified(c: char) -> char {
    let n = (c as u32).wrapping_sub(FIRST);
    if n > LAST - FIRST || IS_TRADITIONAL[n as usize / 64] >> (n % 64) & 1 == 0 {
        return c;
    }
    let mut buffer = [0; 4];
    let wanted = c.encode_utf8(&mut buffer).as_bytes();
    let (mut low, mut high) = (0, TRADITIONAL.len() / WIDTH);
    while low < high {
        let middle = (low + high) / 2;
        match TRADITIONAL.as_bytes()[middle * WIDTH..(middle + 1) * WIDTH].cmp(wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return SIMPLIFIED[middle * WIDTH..].chars().next().unwrap_or(c),
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_of_one_length() {
        assert_eq!(TRADITIONAL.chars().count(), SIMPLIFIED.chars().count());
        assert!(TRADITIONAL.chars().zip(TRADITIONAL.chars().skip(1)).all(|(a, b)| a < b));
        assert!(TRADITIONAL.chars().chain(SIMPLIFIED.chars()).all(|c| c.len_utf8() == WIDTH));
    }

    #[test]
    fn traditional_characters_are_read_as_simplified_ones() {
        let read: String = "單位：萬元，財政撥款收入總計，三公經費".chars().map(simplified).collect();
        assert_eq!(read, "单位：万元，财政拨款收入总计，三公经费");
        assert_eq!(simplified('预'), '预');
        assert_eq!(simplified('a'), 'a');
    }
}
