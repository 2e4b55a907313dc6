//! The worker's program: it takes commands, runs them in place, and says every step to the page.

use super::files::Handles;
use super::inspect::{fetched, inspect, keep, remake};
use super::message::{
    Command, Job, call, get, handed_over, read_command, read_job, to_be_noted, write_all_boards,
    write_facts, write_found, write_made, write_noted, write_over, write_own_picture, write_past,
    write_snapshots, write_step, write_stored,
};
use super::record::{Captures, clear_old};
use super::store::{
    Database, StoredPictures, archive, boards, forget, load, load_snapshot, note, noted, save,
    show, snapshots, steps, take_snapshot, thumbnail, tidy,
};
use super::{Fetch, PageClock, WorkerPainter};
use crate::ports::Clock as _;
use crate::runner::{Found, InPlace, Runner};
use crate::stream::Step;
use futures::StreamExt as _;
use futures::channel::mpsc::unbounded;
use futures::future::{AbortHandle, abortable, select};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort};

/// What came is told so long after it was to be noted at most, whatever the disk does.
const PATIENCE_MS: u32 = 2_000;

type Running = Rc<RefCell<Vec<(u32, AbortHandle)>>>;

/// Listens until the page goes.
pub fn start() {
    console_error_panic_hook::set_once();
    let Ok(port) = port().dyn_into::<MessagePort>() else {
        return;
    };
    let pictures = StoredPictures::default();
    let database = Database::default();
    let files = Handles::default();
    let captures = Captures::new(database.clone());
    let runner = InPlace {
        clock: Rc::new(PageClock),
        pictures: Rc::new(pictures.clone()),
        painter: Rc::new(WorkerPainter::default()),
        transport: Rc::new(Fetch(files.clone())),
        files: Rc::new(files.clone()),
        recordings: Some(Rc::new(captures.clone())),
    };
    wasm_bindgen_futures::spawn_local(clear_old());
    let running = Running::default();
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        if let Some((id, job)) = read_job(&message) {
            wasm_bindgen_futures::spawn_local(do_job(
                id,
                job,
                database.clone(),
                captures.clone(),
                pictures.clone(),
            ));
            return;
        }
        match read_command(&message, &files) {
            Some((id, Command::Send(sending))) => {
                let (pictures, database) = (pictures.clone(), database.clone());
                let of = sending.recording.as_ref();
                let number = of.map_or(0, |recording| recording.number);
                let board = of.map_or(String::new(), |recording| recording.board.clone());
                let (steps, mut to_say) = unbounded();
                let told = move |step: Step| {
                    // Chunks that say nothing are told too: the page counts each as a sign of life.
                    // Nobody listens any more where the run was stopped.
                    let _ = steps.unbounded_send(write_step(id, &step, &pictures));
                };
                wasm_bindgen_futures::spawn_local(async move {
                    while let Some(message) = to_say.next().await {
                        // First on the disk, then on the screen: the page may be gone before it writes the board. It does not
                        // wait for a disk that does not answer.
                        for entry in to_be_noted(&message) {
                            let noting = note(&database, &board, number, &entry);
                            select(Box::pin(noting), PageClock.sleep(PATIENCE_MS)).await;
                        }
                        say_step(message);
                    }
                });
                let (run, handle) = abortable(runner.run(sending, Box::new(told)));
                running.borrow_mut().push((id, handle));
                let running = Rc::clone(&running);
                wasm_bindgen_futures::spawn_local(async move {
                    // Aborted: the page asked for it and hears no more of this run.
                    let _ = run.await;
                    running.borrow_mut().retain(|(running, _)| *running != id);
                });
            }
            Some((id, Command::Open(opening))) => {
                let pictures = pictures.clone();
                let told = move |found: Found| say_step(write_found(id, &found, &pictures));
                let (reading, handle) = abortable(runner.open(opening, Box::new(told)));
                running.borrow_mut().push((id, handle));
                let running = Rc::clone(&running);
                wasm_bindgen_futures::spawn_local(async move {
                    if let Ok(read) = reading.await {
                        say(write_over(id, &read));
                    }
                    running.borrow_mut().retain(|(running, _)| *running != id);
                });
            }
            Some((id, Command::Stop)) => {
                running
                    .borrow()
                    .iter()
                    .filter(|(running, _)| *running == id)
                    .for_each(|(_, handle)| handle.abort());
            }
            None => {}
        }
    });
    port.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // It listens as long as the worker lives.
    listen.forget();
    say(JsValue::from_str("ready"));
}

async fn do_job(
    id: u32,
    job: Job,
    database: Database,
    captures: Captures,
    pictures: StoredPictures,
) {
    say(match job {
        Job::Inspect(file) => write_facts(id, &inspect(&file)),
        Job::Remake(file, how) => write_made(id, remake(&file, how).await),
        Job::Show(hash, view) => write_made(id, show(&database, hash, view).await),
        Job::Thumbnail(picture) => write_made(id, thumbnail(&picture).await),
        Job::Keep(picture) => write_own_picture(id, keep(&picture, &pictures).await),
        Job::Archive(page) => write_made(id, archive(&database, page).await),
        Job::Fetch(address) => {
            let kept = match fetched(&address).await {
                Some(picture) => keep(&picture, &pictures).await,
                None => None,
            };
            write_own_picture(id, kept)
        }
        Job::Boards => write_all_boards(id, boards(&database).await),
        Job::Forget(name) => {
            let gone = forget(&database, &name).await;
            write_stored(id, gone.map(|()| None))
        }
        Job::TakeSnapshot(name) => {
            let taken = take_snapshot(&database, &name).await;
            write_stored(id, taken.map(|taken| taken.then(String::new)))
        }
        Job::Snapshots(name) => write_snapshots(id, snapshots(&database, &name).await),
        Job::Snapshot(name, one) => write_stored(id, load_snapshot(&database, &name, one).await),
        Job::Steps(name) => write_past(id, steps(&database, &name).await),
        Job::Save(name, json, done) => {
            let saved = save(&database, &name, &json, done.as_ref()).await;
            write_stored(id, saved.map(|()| None))
        }
        Job::Capture(number) => write_made(id, captures.get(number).await),
        Job::Noted(name) => write_noted(id, noted(&database, &name).await.ok()),
        Job::Tidy => {
            let tidied = tidy(&database).await;
            write_stored(id, tidied.map(|()| None))
        }
        Job::Load(name) => write_stored(id, load(&database, &name).await),
    });
}

/// Says a step; the pictures in it that could not be stored go over with it.
fn say_step(message: JsValue) {
    let handed_over = handed_over(&message);
    let _ = call(&port(), "postMessage", &[message, handed_over.into()]);
}

fn say(message: JsValue) {
    let _ = call(&port(), "postMessage", &[message]);
}

/// Where the page is heard and told (`public/run.js`).
fn port() -> JsValue {
    get(&js_sys::global(), "seedboardPort")
}
