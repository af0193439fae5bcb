//! A value as the document writes its figures: with the separators and the decimals of the figure that stood there.

/// `value` with thousands separators where the printed figure has them, and with no fewer decimals.
pub fn as_printed(value: &str, printed: &str) -> String {
    let value = with_decimals(value, printed);
    let value = value.as_str();
    if !printed.contains([',', '，']) {
        return value.to_owned();
    }
    let (sign, rest) = value.strip_prefix('-').map_or(("", value), |rest| ("-", rest));
    let (whole, decimals) = rest.split_once('.').map_or((rest, None), |(w, d)| (w, Some(d)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// A value with zeros for the decimals that the printed figure has and it has not.
fn with_decimals(value: &str, printed: &str) -> String {
    let decimals = |text: &str| text.rsplit_once('.').map_or(0, |(_, decimals)| decimals.len());
    let (has, wants) = (decimals(value), decimals(printed));
    if wants <= has || printed.ends_with('%') {
        return value.to_owned();
    }
    let point = if has == 0 && !value.contains('.') { "." } else { "" };
    format!("{value}{point}{}", "0".repeat(wants - has))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_the_figure_was() {
        assert_eq!(as_printed("1014.27", "1,041.27"), "1,014.27");
        assert_eq!(as_printed("-1234567.8", "1,2"), "-1,234,567.8");
        assert_eq!(as_printed("1014.27", "1041.27"), "1014.27");
        assert_eq!(as_printed("14.27", "1,4.27"), "14.27");
        assert_eq!(as_printed("136.1", "163.10"), "136.10");
        assert_eq!(as_printed("136", "163.10"), "136.00");
    }
}
