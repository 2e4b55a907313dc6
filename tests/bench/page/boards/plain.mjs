// The peer of a long board: every panel at once, as most pages do it. Its data come from where ours come from.

import { done, openStore } from "./store.mjs";

const ACTIONS = ["Again", "Edit", "Replace", "Delete"];
const SHOTS = ["WS", "MS", "CU", "ECU"];

const database = await openStore();
const read = (store) => database.transaction(store).objectStore(store);
const json = await done(read("boards").get("board"));
globalThis.boardSeen.there = performance.now();

const { panels } = JSON.parse(json);
const names = await done(read("thumbnails").getAllKeys());
const buffers = await done(read("thumbnails").getAll());
const addresses = new Map(
  names.map((name, at) => [name, URL.createObjectURL(new Blob([buffers[at]], { type: "image/jpeg" }))]),
);
globalThis.boardSeen.atHand = performance.now();

document.querySelector(".panels").append(...panels.map(panelOf));

function panelOf({ id, caption, action, shot, duration_ms, takes }) {
  const panel = element("li", { className: "panel" });
  const image = element("img", { src: addresses.get(takes[0].picture), alt: caption, width: 768, height: 768 });
  const text = element("textarea", { name: "panel.caption", value: caption, rows: 2 });
  const shots = element("select", { ariaLabel: "Shot" });
  shots.append(...SHOTS.map((one) => element("option", { textContent: one, selected: one === shot })));
  const seconds = element("input", { type: "number", value: duration_ms / 1000, ariaLabel: "Seconds" });
  const buttons = ACTIONS.map((name) => element("button", { type: "button", textContent: name }));
  const said = element("p", { textContent: action });
  panel.append(element("h3", { textContent: `${id}` }), image, text, said, ...buttons, shots, seconds);
  return panel;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
