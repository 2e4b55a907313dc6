use super::{Sample, Table};
use crate::build::{Order, tiff};
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (300, 200);
const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const ORIENTATION: u16 = 274;
const SHORT: u16 = 3;
const LONG: u16 = 4;
const LONG8: u16 = 16;

pub fn samples() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Tiff);
    for (order, letter) in [(Order::Little, 'i'), (Order::Big, 'm')] {
        for (kind, name) in [(SHORT, "short"), (LONG, "long"), (LONG8, "long8")] {
            let entries = [(254, LONG, 0), (WIDTH, kind, 300), (HEIGHT, kind, 200)];
            let file = tiff(order, true, &entries);
            table.size(&format!("big-{letter}-{name}"), file, SIZE);
            if kind != LONG8 {
                let file = tiff(order, false, &entries);
                table.size(&format!("{letter}-{name}"), file, SIZE);
            }
        }
        for big in [false, true] {
            let sides = [(WIDTH, SHORT, 300), (HEIGHT, LONG, 200)];
            let turned = [&sides[..], &[(ORIENTATION, SHORT, 5)]].concat();
            let name = format!("{letter}-turned{}", if big { "-big" } else { "" });
            table.turned(&name, tiff(order, big, &turned), SIZE, 5);
            let wrong = [&sides[..], &[(ORIENTATION, SHORT, 0)]].concat();
            let name = format!("{name}-wrongly");
            table.size(&name, tiff(order, big, &wrong), SIZE);
        }
    }
    let largest = u64::from(u32::MAX);
    let file = tiff(
        Order::Little,
        true,
        &[(WIDTH, LONG8, largest), (HEIGHT, 1, 255)],
    );
    table.size("largest", file, (u32::MAX, 255));
    let file = tiff(
        Order::Big,
        false,
        &[(HEIGHT, SHORT, 200), (WIDTH, SHORT, 300)],
    );
    table.size("unsorted", file, SIZE);

    faults(&mut table);
    table.samples
}

fn faults(table: &mut Table) {
    let sides = [(WIDTH, SHORT, 300), (HEIGHT, SHORT, 200)];
    let little = |big, entries: &[_]| tiff(Order::Little, big, entries);
    table.damaged("no-height", little(false, &sides[..1]));
    table.damaged("no-entries", little(false, &[]));
    table.damaged("width-zero", little(false, &[(WIDTH, LONG, 0), sides[1]]));
    let huge = [(WIDTH, LONG8, 1 << 32), sides[1]];
    table.damaged("big-side-too-long", little(true, &huge));
    table.damaged(
        "long8-in-tiff",
        b"II*\0\x08\0\0\0\x01\0\0\x01\x10\0\x01\0\0\0\x08\0\0\0\0\0\0\0".to_vec(),
    );
    table.damaged(
        "side-is-a-fraction",
        little(false, &[(WIDTH, 5, 300), sides[1]]),
    );
    let mut two = little(false, &sides);
    // The count of the first entry.
    two[14] = 2;
    table.damaged("side-is-a-list", two);
    table.damaged("offset-into-itself", b"II*\0\x04\0\0\0".to_vec());
    table.damaged("offset-zero", b"MM\0*\0\0\0\0".to_vec());
    table.damaged(
        "big-offset-of-4",
        b"II+\0\x04\0\0\0\x10\0\0\0\0\0\0\0".to_vec(),
    );
    table.cut("offset-outside", b"II*\0\xFF\xFF\xFF\xFF".to_vec());
    let outside = [&b"MM\0+\0\x08\0\0"[..], &[0xFF; 8]].concat();
    table.cut("big-offset-outside", outside);
    let mut endless = little(true, &sides);
    endless[16..24].fill(0xFF);
    table.cut("big-endless", endless);
    table.cut("cut", little(false, &sides)[..30].to_vec());
    table.cut("start", b"II*\0".to_vec());
}
