// A key never stands in the address: histories, bookmarks and servers' logs keep it. What is in it is not read.

const key = /^(ark[_-]?)?(api[_-]?)?key$/i;
/** Without the parts `name=value` whose name, decoded, is one of a key. */
const without = (text) => {
  const parts = text.slice(1).split("&");
  const kept = parts.filter((part) => ![...new URLSearchParams(part).keys()].some((name) => key.test(name)));
  return { kept: kept.length > 0 && kept[0] !== "" ? text[0] + kept.join("&") : "", found: kept.length < parts.length };
};

/** Erases keys, and says so. */
export function erase() {
  const [query, fragment] = [without(location.search), without(location.hash)];
  if (!query.found && !fragment.found) return;
  history.replaceState(history.state, "", location.pathname + query.kept + fragment.kept);
  const refused = document.getElementById("key-erased");
  refused.hidden = false;
  refused.lastElementChild.onclick = () => (refused.hidden = true);
}
