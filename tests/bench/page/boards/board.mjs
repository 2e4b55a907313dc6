// A long board as the page writes it down (src/project/write.rs).

/** Pictures of a group request at most. */
const OF_A_RUN = 15;
const RULES = "seedream-4-5-251128";
const SHOTS = ["WS", "MS", "CU", "ECU"];

/** What a stored picture is called: 64 hexadecimal digits, other ones for every number below 2^32. */
export function nameOf(at) {
  // Times an odd number, so that no two come out alike.
  return (Math.imul(at + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0").repeat(8);
}

/** The JSON of a board of so many panels, each with texts and a stored picture of `bytes`, `side` pixels wide and high. */
export function boardOf(panels, { side, bytes }) {
  const runs = Math.ceil(panels / OF_A_RUN);
  const size = `${side}x${side}`;
  const ids = Array.from({ length: panels }, (_, at) => at + 1);
  const ofRun = (run) => ids.slice(run * OF_A_RUN, (run + 1) * OF_A_RUN);
  return JSON.stringify({
    seedboard: 2,
    title: `A film of ${panels} panels`,
    style: "Ink and watercolour, soft light, muted greens",
    parts: ["shot", "action"],
    changed: 1_795_000_000,
    asked: Array.from({ length: runs }, (_, run) => ({
      rules: RULES,
      model: RULES,
      prompt: `Scene ${run + 1}: somebody crosses the courtyard while the weather turns, and nobody looks up.`,
      size,
      pictures: ofRun(run).length,
      group: true,
      stream: true,
      body: JSON.stringify({ model: RULES, size }),
    })),
    runs: Array.from({ length: runs }, (_, run) => ({
      id: run + 1,
      asked: run,
      panels: ofRun(run),
      took_ms: 41_200,
      ending: "completed",
      generated_images: ofRun(run).length,
    })),
    panels: ids.map((id, at) => ({
      id,
      run: Math.floor(at / OF_A_RUN) + 1,
      state: "arrived",
      caption: `Shot ${id}, in the courtyard`,
      shot: SHOTS[at % SHOTS.length],
      action: "She puts the basket down, listens, and walks on along the wall.",
      duration_ms: 3000,
      takes: [
        {
          asked: Math.floor(at / OF_A_RUN),
          picture: nameOf(at),
          format: "jpeg",
          bytes,
          saved: true,
          run: Math.floor(at / OF_A_RUN) + 1,
          index: at % OF_A_RUN,
          width: side,
          height: side,
          after_ms: 20_100,
          created: 1_757_388_756,
          model: RULES,
        },
      ],
    })),
    next_panel: panels,
    next_run: runs,
  });
}
