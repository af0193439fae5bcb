//! Flows between columns of nodes: the width of a band is its amount.
//! Nodes keep the order in which they are given; bands leave and arrive in the order of what they join, so that few cross.

use super::scene::{Ink, Scene, Shape, Tone, fit, wide};

/// A node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What it is called.
    pub name: String,
    /// Its amount, printed.
    pub text: String,
    /// How much it is.
    pub size: f32,
    /// The figure behind it.
    pub figure: Option<u32>,
    /// In words.
    pub label: String,
    /// What a document does not break down.
    pub rest: bool,
    /// A figure that states something else of it.
    pub difference: Option<Difference>,
}

/// A difference at a node.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// By how much, without sign.
    pub size: f32,
    /// It is the suspect's.
    pub red: bool,
    /// The figure that makes it.
    pub figure: u32,
    /// In words, short: it is written below.
    pub text: String,
    /// In words.
    pub label: String,
}

/// A flow from a node of a column to one of the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The column that it leaves.
    pub column: usize,
    /// Index of the node that it leaves.
    pub from: usize,
    /// Index of the node that it reaches.
    pub to: usize,
    /// How much it is.
    pub size: f32,
    /// The figure behind it.
    pub figure: Option<u32>,
    /// It is of projects.
    pub deep: bool,
    /// In words.
    pub label: String,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// What stands above it.
    pub head: String,
    /// Its nodes.
    pub nodes: Vec<Node>,
}

const BAR: f32 = 9.0;
const TOP: f32 = 30.0;
/// Room for the two lines of an outer label, and for the one above an inner node.
const OUTER: f32 = 38.0;
const INNER: f32 = 26.0;

/// Draws the flows.
pub fn sankey(columns: &[Column], flows: &[Flow], width: f32) -> Scene {
    let most = columns.iter().map(|c| c.nodes.len()).max().unwrap_or(0) as f32;
    let height = (width * 0.42).clamp(360.0, 600.0).max(TOP + most * (OUTER + 12.0));
    let mut scene = Scene { width, height, ..Scene::default() };
    if columns.len() < 2 {
        return scene;
    }
    let x = across(columns, width);
    let scale = scale(columns, height - TOP, width);
    let tops: Vec<Vec<f32>> = (0..columns.len()).map(|c| down(columns, c, scale, (width, height))).collect();
    let bands = bands(flows, &x, &tops, scale);
    for c in 0..columns.len() {
        heads(&mut scene, columns, c, &x);
        for (n, node) in columns[c].nodes.iter().enumerate() {
            let at = (x[c], tops[c][n], node.size * scale);
            let joined = |f: &Flow| f.column == c && f.from == n || f.column + 1 == c && f.to == n;
            let keys = (0..flows.len()).filter(|&i| joined(&flows[i])).map(|i| i as u16).collect();
            draw(&mut scene, columns, (c, n), at, keys);
        }
        for (i, flow) in flows.iter().enumerate().filter(|(_, f)| f.column == c) {
            let ink = if flow.deep { Ink::FlowDeep } else { Ink::Flow };
            scene.mark(bands[i], ink, flow.figure, flow.label.clone()).keys = vec![i as u16];
        }
    }
    let low = scene.texts.iter().map(|t| t.y + 6.0).fold(0.0, f32::max);
    scene.height = scene.height.max(low);
    scene
}

/// Where each column stands.
fn across(columns: &[Column], width: f32) -> Vec<f32> {
    let label = |column: &Column| {
        let widths = column.nodes.iter().map(|n| wide(&n.name).max(wide(&n.text)));
        widths.fold(wide(&column.head), f32::max).min(width * 0.19) + 12.0
    };
    let (left, right) = (label(&columns[0]), label(&columns[columns.len() - 1]));
    let room = width - left - right - BAR;
    (0..columns.len()).map(|c| left + room * c as f32 / (columns.len() - 1) as f32).collect()
}

/// Pixels of an amount of one, so that every column has room for its nodes and their labels.
fn scale(columns: &[Column], height: f32, width: f32) -> f32 {
    let total = |c: usize| columns[c].nodes.iter().map(|n| n.size).sum::<f32>();
    let fits = |scale: f32| {
        (0..columns.len()).all(|c| {
            let needs = columns[c].nodes.iter().map(|n| taken(n, scale, (c, columns.len()), width));
            needs.sum::<f32>() <= height
        })
    };
    let most = (0..columns.len()).map(total).fold(0.0, f32::max);
    let (mut low, mut high) = (0.0, if most > 0.0 { height / most } else { 0.0 });
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if fits(middle) { low = middle } else { high = middle }
    }
    low
}

/// The height that a node takes with its label and what is hatched below it.
fn taken(node: &Node, scale: f32, (c, columns): (usize, usize), width: f32) -> f32 {
    let outer = c == 0 || c + 1 == columns;
    let slot = if outer { OUTER } else { INNER };
    let text = node.difference.as_ref().map_or(0, |d| said(d, step(width, columns)).len());
    let below = if text > 0 { hatched(node, scale) + 10.0 + 18.0 * text as f32 } else { 0.0 };
    let own = node.size * scale;
    if outer { (own + 10.0).max(slot) + below } else { own + slot + below }
}

/// What is written of a difference, in lines of a width.
fn said(difference: &Difference, room: f32) -> Vec<String> {
    super::scene::lines(&difference.text, room, 3)
}

/// Roughly how far columns stand apart.
fn step(width: f32, columns: usize) -> f32 {
    width * 0.62 / (columns - 1).max(1) as f32 - 24.0
}

fn hatched(node: &Node, scale: f32) -> f32 {
    node.difference.as_ref().map_or(0.0, |d| (d.size * scale).clamp(8.0, 40.0))
}

/// The top of each node of a column, what is left over spread between them.
fn down(columns: &[Column], c: usize, scale: f32, (width, height): (f32, f32)) -> Vec<f32> {
    let nodes = &columns[c].nodes;
    let needs: Vec<f32> = nodes.iter().map(|n| taken(n, scale, (c, columns.len()), width)).collect();
    let left = (height - TOP - needs.iter().sum::<f32>()).max(0.0);
    let between = (left / nodes.len().max(1) as f32).min(28.0);
    let outer = c == 0 || c + 1 == columns.len();
    let mut y = TOP;
    let mut tops = Vec::with_capacity(nodes.len());
    for (node, need) in nodes.iter().zip(needs) {
        let own = node.size * scale;
        let inner_top = if outer { ((need - own) / 2.0).clamp(0.0, 14.0) } else { INNER - 6.0 };
        tops.push(y + inner_top);
        y += need + between;
    }
    tops
}

/// The outline of each flow.
fn bands(flows: &[Flow], x: &[f32], tops: &[Vec<f32>], scale: f32) -> Vec<Shape> {
    let mut shapes = vec![Shape::Rect(0.0, 0.0, 0.0, 0.0); flows.len()];
    let mut starts = vec![0.0f32; flows.len()];
    for (c, tops) in tops.iter().enumerate() {
        for (n, &top) in tops.iter().enumerate() {
            let mut leaving: Vec<usize> =
                (0..flows.len()).filter(|&i| (flows[i].column, flows[i].from) == (c, n)).collect();
            leaving.sort_by_key(|&i| flows[i].to);
            let mut y = top;
            for i in leaving {
                starts[i] = y;
                y += flows[i].size * scale;
            }
        }
    }
    for (c, tops) in tops.iter().enumerate().skip(1) {
        for (n, &top) in tops.iter().enumerate() {
            let mut arriving: Vec<usize> =
                (0..flows.len()).filter(|&i| (flows[i].column + 1, flows[i].to) == (c, n)).collect();
            arriving.sort_by_key(|&i| flows[i].from);
            let mut y = top;
            for i in arriving {
                let thick = (flows[i].size * scale).max(0.7);
                let start = [x[c - 1] + BAR, starts[i], starts[i] + thick];
                shapes[i] = Shape::Band(start, [x[c], y, y + thick]);
                y += flows[i].size * scale;
            }
        }
    }
    shapes
}

fn heads(scene: &mut Scene, columns: &[Column], c: usize, x: &[f32]) {
    let text = columns[c].head.as_str();
    let text = if c == 0 { scene.say(x[0] + BAR, 14.0, text).end() } else { scene.say(x[c], 14.0, text) };
    text.tone(Tone::Quiet);
}

fn draw(scene: &mut Scene, columns: &[Column], (c, n): (usize, usize), at: (f32, f32, f32), keys: Vec<u16>) {
    let node = &columns[c].nodes[n];
    let (x, y, size) = at;
    let size = size.max(2.0);
    let ink = if node.rest { Ink::Rest } else { Ink::Node };
    scene.mark(Shape::Rect(x, y, BAR, size), ink, node.figure, node.label.clone()).keys = keys.clone();
    let middle = y + size / 2.0;
    let last = c + 1 == columns.len();
    if c == 0 || last {
        let (edge, room) =
            if c == 0 { (x - 8.0, x - 8.0) } else { (x + BAR + 8.0, scene.width - x - BAR - 8.0) };
        let name = fit(&node.name, room);
        for (line, text, tone) in [(-3.0, name, Tone::Ink), (15.0, node.text.clone(), Tone::Quiet)] {
            let said = scene.say(edge, middle + line, text);
            if c == 0 { said.end() } else { said }.tone(tone);
        }
    } else {
        let room = (scene.width / columns.len() as f32 - wide(&node.text) - 10.0).max(40.0);
        let name = fit(&node.name, room);
        let after = x + wide(&name) * 1.05 + 6.0;
        scene.say(x, y - 7.0, name).tone(Tone::Bold).halo();
        scene.say(after, y - 7.0, node.text.as_str()).halo();
    }
    let Some(difference) = &node.difference else { return };
    let high = (difference.size * size / node.size.max(f32::MIN_POSITIVE)).clamp(8.0, 40.0);
    let below = if c == 0 || last { (y + size + 2.0).max(middle + 20.0) } else { y + size + 2.0 };
    let wide_box = 56.0;
    let left = if last { (scene.width - wide_box).min(x) } else { x };
    let shape = Shape::Rect(left, below, wide_box, high);
    let ink = Ink::hatch(difference.red);
    let mark = scene.mark(shape, ink, Some(difference.figure), difference.label.clone());
    mark.keys.extend(keys);
    let tone = if difference.red { Tone::Red } else { Tone::Bold };
    let room = (scene.width - left).min(step(scene.width, columns.len()));
    for (line, text) in said(difference, room).into_iter().enumerate() {
        scene.say(left, below + high + 17.0 + 18.0 * line as f32, text).tone(tone).halo();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(sizes: &[f32]) -> Column {
        let node =
            |&size: &f32| Node { name: "甲".into(), text: format!("{size}"), size, ..Node::default() };
        Column { head: "头".into(), nodes: sizes.iter().map(node).collect() }
    }

    fn flow(column: usize, from: usize, to: usize, size: f32) -> Flow {
        Flow { column, from, to, size, figure: None, deep: false, label: String::new() }
    }

    fn drawn(width: f32) -> Scene {
        let columns =
            [column(&[790.0, 36.0, 28.0, 6.0]), column(&[107.0, 706.0, 47.0]), column(&[635.0, 225.0])];
        let flows = [
            flow(0, 0, 0, 107.0),
            flow(0, 0, 1, 636.0),
            flow(0, 0, 2, 47.0),
            flow(0, 1, 1, 36.0),
            flow(0, 2, 1, 28.0),
            flow(0, 3, 1, 6.0),
            flow(1, 0, 0, 107.0),
            flow(1, 1, 0, 481.0),
            flow(1, 1, 1, 225.0),
            flow(1, 2, 0, 47.0),
        ];
        sankey(&columns, &flows, width)
    }

    #[test]
    fn bands_fill_their_nodes() {
        let scene = drawn(1000.0);
        let first = scene.marks.iter().find(|m| m.ink == Ink::Node).unwrap();
        let Shape::Rect(x, y, w, h) = first.shape else { panic!() };
        let leaving: Vec<[f32; 3]> = scene
            .marks
            .iter()
            .filter_map(|m| match m.shape {
                Shape::Band(start, _) if (start[0] - x - w).abs() < 0.1 && start[1] < y + h => Some(start),
                _ => None,
            })
            .collect();
        assert_eq!(leaving.len(), 3);
        assert!((leaving[0][1] - y).abs() < 0.1 && (leaving[2][2] - y - h).abs() < 0.2);
    }

    #[test]
    fn all_stands_within_the_picture_and_labels_do_not_meet() {
        for width in [720.0, 1216.0] {
            let scene = drawn(width);
            for mark in &scene.marks {
                if let Shape::Rect(x, y, w, h) = mark.shape {
                    assert!(x >= 0.0 && x + w <= width && y >= 0.0 && y + h <= scene.height + 0.5);
                }
            }
            let mut left: Vec<f32> = scene
                .texts
                .iter()
                .filter(|t| t.anchor == super::super::scene::Anchor::End && t.tone == Tone::Ink)
                .map(|t| t.y)
                .collect();
            left.sort_by(f32::total_cmp);
            assert!(left.windows(2).all(|p| p[1] - p[0] >= 34.0), "{left:?}");
        }
    }

    #[test]
    fn a_node_is_lit_with_its_flows() {
        let scene = drawn(1000.0);
        let node = scene.marks.iter().find(|m| m.ink == Ink::Node).unwrap();
        assert_eq!(node.keys, [0, 1, 2]);
    }

    #[test]
    fn without_columns_there_is_nothing() {
        assert!(sankey(&[], &[], 500.0).marks.is_empty());
        assert!(sankey(&[column(&[0.0]), column(&[])], &[], 500.0).height.is_finite());
    }
}
