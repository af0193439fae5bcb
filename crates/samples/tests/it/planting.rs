//! Room: made-up disclosures. Planting tells exactly what it changed; spoiling changes one thing.
//! Both leave everything else of the text alone.

use gouji_samples::{Budget, Layout, Residue, Slip, example, example_clean, plant, render, spoil};

#[test]
fn planting_changes_what_it_tells_and_nothing_else() {
    for seed in 0..60 {
        let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % 3]);
        for slip in Slip::ALL {
            for n in [1, 3] {
                let Some(planted) = plant(&text, n, &[slip], seed) else {
                    let unchanged = matches!(slip, Slip::SignWord | Slip::LastYear);
                    assert!(n == 3 || unchanged, "seed {seed}: no place for {slip:?}");
                    continue;
                };
                assert_eq!(planted.slips.len(), n);
                let mut undone = planted.text.clone();
                for slip in planted.slips.iter().rev() {
                    assert_eq!(&planted.text[slip.start..slip.end], slip.is);
                    assert_ne!(slip.is, slip.was);
                    undone.replace_range(slip.start..slip.end, &slip.was);
                }
                assert_eq!(undone, text, "seed {seed} {slip:?}");
                assert_eq!(Some(planted), plant(&text, n, &[slip], seed));
            }
        }
    }
}

#[test]
fn every_residue_finds_its_place() {
    for residue in Residue::ALL {
        let mut spoilt = 0;
        for seed in 0..30 {
            let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % 3]);
            if let Some(changed) = spoil(&text, residue, seed) {
                assert_ne!(changed, text, "{residue:?}");
                spoilt += 1;
            }
        }
        assert!(spoilt >= 4, "{residue:?}: {spoilt} of 30");
    }
}

#[test]
fn the_example_differs_from_the_clean_one_in_one_figure() {
    let (clean, example) = (example_clean(), example());
    let differing = clean.lines().zip(example.lines()).filter(|(a, b)| a != b).count();
    assert_eq!((differing, clean.lines().count()), (1, example.lines().count()));
}
