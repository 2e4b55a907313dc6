//! The bytes of a run on their way to the client.

use std::io;
use std::num::NonZeroUsize;
use std::time::Duration;

use axum::body::{Body, Bytes};
use tokio::sync::mpsc;
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;

/// Time for bytes already written to leave the process and to be read before the connection is dropped:
/// hyper says nothing about when it has flushed, and throws away what it still holds when a body fails;
/// and a browser throws away what came and nobody has asked for yet (measured with Chromium 156: within
/// a millisecond or two of the cut even a page that does nothing else reads nothing).
const BEFORE_A_CUT: Duration = Duration::from_millis(500);

/// The client is gone.
#[derive(Debug)]
pub struct Gone;

/// The writing end of a response body.
pub struct Wire {
    sender: mpsc::Sender<io::Result<Bytes>>,
    chunk: Option<NonZeroUsize>,
}

impl Wire {
    /// A body into which `script` writes. When the client goes, the script is dropped where it
    /// stands. One piece waits at most, so that pieces are written one by one.
    pub fn body<S, P>(chunk: Option<NonZeroUsize>, script: S) -> Body
    where
        S: FnOnce(Self) -> P,
        P: Future<Output = Result<(), Gone>> + Send + 'static,
    {
        let (sender, receiver) = mpsc::channel(1);
        let client = sender.clone();
        let played = script(Self { sender, chunk });
        tokio::spawn(async move {
            tokio::select! {
                _ = played => {}
                () = client.closed() => {}
            }
        });
        Body::from_stream(ReceiverStream::new(receiver))
    }

    /// Writes `bytes`, in pieces where the scenario wants them.
    pub async fn write(&self, bytes: impl Into<Bytes>) -> Result<(), Gone> {
        let mut rest: Bytes = bytes.into();
        let piece = self.chunk.map_or(rest.len(), NonZeroUsize::get);
        while !rest.is_empty() {
            let next = rest.split_to(piece.min(rest.len()));
            self.sender.send(Ok(next)).await.map_err(|_| Gone)?;
        }
        Ok(())
    }

    /// Drops the connection without the end that HTTP prescribes.
    pub async fn cut(&self) -> Result<(), Gone> {
        sleep(BEFORE_A_CUT).await;
        let cut = io::Error::new(io::ErrorKind::ConnectionReset, "cut on request");
        self.sender.send(Err(cut)).await.map_err(|_| Gone)
    }
}

/// What arrives of a message that is cut.
pub fn first_half(message: impl Into<Bytes>) -> Bytes {
    let whole: Bytes = message.into();
    whole.slice(..whole.len() / 2)
}
