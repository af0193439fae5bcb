use gouji::*;
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap();
        let t = std::time::Instant::now();
        let reports = check(&text, &Options::default());
        let took = t.elapsed();
        for r in &reports {
            println!(
                "== {path} {took:?} {} {} final={} blocks {} figures {} relations {}",
                r.disclosure.entity,
                r.disclosure.year,
                r.disclosure.final_accounts,
                r.document.blocks.len(),
                r.figures.len(),
                r.relations.len()
            );
            for f in &r.disclosure.forms {
                println!("  {:?} {} {}", f.number, f.form, f.title);
            }
            let show = |id: &usize| {
                let f = &r.figures[*id];
                format!("[{} {}{}]", f.label, f.span.of(&text), if f.blank { "∅" } else { "" })
            };
            let mut counts = std::collections::BTreeMap::new();
            for x in &r.relations {
                *counts.entry((x.rule, x.law, x.verdict)).or_insert(0) += 1;
                if x.verdict != Verdict::Exact {
                    println!(
                        "  {:?} {} {:?} {} {}",
                        x.verdict,
                        x.rule,
                        x.law,
                        x.difference,
                        x.terms
                            .iter()
                            .map(|(f, s)| format!("{}{}", if *s > 0 { '+' } else { '-' }, show(f)))
                            .collect::<Vec<_>>()
                            .join(" ")
                    );
                }
            }
            println!("{counts:?}");
            let mut tied = vec![0; r.figures.len()];
            for x in &r.relations {
                for (f, _) in &x.terms {
                    tied[*f] += 1;
                }
            }
            for (i, f) in r.figures.iter().enumerate() {
                if tied[i] == 0 {
                    println!("  untied {}", show(&i));
                    let _ = f;
                }
            }
            // decimals in tables not placed
            let spans: std::collections::HashSet<u32> =
                r.figures.iter().filter(|f| !f.blank).map(|f| f.span.start).collect();
            let mut missed = 0;
            let mut total = 0;
            for b in &r.document.blocks {
                if let Block::Table(t) = b {
                    for (ri, row) in t.rows.iter().enumerate() {
                        for c in row {
                            if let Some(n) = gouji::number::whole_cell(&c.text.clean) {
                                if n.amount.decimals > 0 {
                                    total += 1;
                                    let s = c.text.source_span(n.start, n.end);
                                    if !spans.contains(&s.start) {
                                        missed += 1;
                                        if missed < 30 {
                                            println!(
                                                "  missed {} row {ri} of {:?}",
                                                s.of(&text),
                                                t.title.as_ref().map(|t| t.clean.clone())
                                            );
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            println!("  decimals in tables {total} missed {missed}");
            if std::env::var("BLOCKS").is_ok() {
                for b in &r.document.blocks {
                    match b {
                        Block::Heading { level, text } => println!("H{level} {}", text.clean),
                        Block::Paragraph(t) => println!("P {}", t.clean),
                        Block::Table(t) => println!(
                            "T {:?} {:?} head {} rows {} skipped {:?} caps {:?}",
                            t.number,
                            t.title.as_ref().map(|t| t.clean.clone()),
                            t.header_rows,
                            t.rows.len(),
                            t.skipped,
                            t.captions.iter().map(|c| c.clean.clone()).collect::<Vec<_>>()
                        ),
                    }
                }
            }
        }
    }
}
