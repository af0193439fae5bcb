//! Why an answer is what it is, in words.

/// The grounds of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It stands in the document.
    Here,
    /// A form has it.
    InForm,
    /// No form is empty.
    NoneEmpty,
    /// There is no change to explain.
    NoChange,
    /// It stands nowhere in the document.
    Nowhere,
    /// A form goes no further.
    NotThatDeep,
    /// Nothing says that a form is empty.
    NotSaidEmpty,
    /// The text holds forms alone.
    FormsAlone,
    /// The text holds explanations alone.
    NarrativeAlone,
    /// Where the document begins and ends is not clear.
    Cut,
    /// Something that the file shows was not read.
    Unread,
    /// Something is withheld.
    Withheld,
    /// A line names the form, and no table of it was read.
    TitleAlone,
    /// The contents name it, and the body was not seen to have it.
    InContents,
    /// Nobody filled the document in.
    NotFilledIn,
    /// A table may be it.
    PerhapsThisTable,
    /// Tables were copied without their columns.
    Copied,
    /// The words stand there, and it is not clear that they explain it.
    Mentioned,
    /// Whether it is asked of this body or this year is not clear.
    PerhapsNotAsked,
    /// The form holds no amounts.
    NoAmounts,
    /// The form was not read so far that its depth is clear.
    DepthUnclear,
    /// Some classes stand without items.
    SomeNotThatDeep,
    /// Some changes stand without a reason nearby.
    SomeUnexplained,
    /// Some of it stands there.
    Partly,
    /// There is no expense of the kind.
    NoExpense,
}

impl Why {
    /// In Chinese and English.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Why::Here => ("见所示位置", "It stands at the place shown"),
            Why::InForm => ("见所示表格", "It stands in the form shown"),
            Why::NoneEmpty => ("没有空表", "No form is empty"),
            Why::NoChange => ("没有增减，或已说明持平", "There is no change, or it is said to be the same"),
            Why::Nowhere => ("全文没有找到", "It was found nowhere in the document"),
            Why::NotThatDeep => ("表中没有列到这一级", "The form does not go down to that level"),
            Why::NotSaidEmpty => (
                "此表没有数字，也没有找到说明它为空表的文字",
                "The form has no figures, and nothing says that it is empty",
            ),
            Why::FormsAlone => (
                "这份文件只有表格，说明可能在另一份文件中",
                "The file holds forms alone; the explanations may stand in another",
            ),
            Why::NarrativeAlone => (
                "这份文件只有说明，表格可能在另一份文件中",
                "The file holds explanations alone; the forms may stand in another",
            ),
            Why::Cut => (
                "没有找到，但看不出文本是否完整",
                "It was not found, and whether the text is complete is not clear",
            ),
            Why::Unread => (
                "没有找到，但文件中有没读出的内容（如图片）",
                "It was not found, and the file shows something that was not read, such as a picture",
            ),
            Why::Withheld => (
                "没有找到，但文中说有内容不公开",
                "It was not found, and the text says that something is withheld",
            ),
            Why::TitleAlone => {
                ("有这张表的表名，没有读到表格", "A line names the form; no table of it was read")
            }
            Why::InContents => {
                ("目录中有，正文中没有看到", "The contents name it; it was not seen in the body")
            }
            Why::NotFilledIn => {
                ("没有找到，但这份文件还没有填写金额", "It was not found, and no amounts were filled in")
            }
            Why::PerhapsThisTable => {
                ("没有这个表名的表，但所示表格可能就是", "No table has that title; the one shown may be it")
            }
            Why::Copied => (
                "没有找到，但表格是从阅读器复制的，表名可能丢失",
                "It was not found, and the tables were copied out of a viewer; a title may be lost",
            ),
            Why::Mentioned => (
                "提到了有关的词，但不能确定就是这项说明",
                "The words stand there; whether they explain it is not clear",
            ),
            Why::PerhapsNotAsked => (
                "没有找到，但此项是否适用于本单位、本年度，文件本身看不出",
                "It was not found; whether it is asked of this body and year cannot be told from the document",
            ),
            Why::NoAmounts => ("表中没有金额", "The form holds no amounts"),
            Why::DepthUnclear => (
                "没有读清表中的科目级次",
                "The levels of the form's classification were not read with certainty",
            ),
            Why::SomeNotThatDeep => {
                ("有的科目下面没有看到这一级", "Below some classes that level was not seen")
            }
            Why::SomeUnexplained => {
                ("所示的增减附近没有看到原因", "No reason was seen near the changes shown")
            }
            Why::Partly => ("只看到一部分", "Only a part of it was seen"),
            Why::NoExpense => ("没有此项支出", "There is no such expense"),
        }
    }
}
