// A key never stands in the address: histories, bookmarks and servers' logs keep it. What is in it is not read.

const key = /([?#&])(api[_-]?)?key=[^&#]*/gi;
const kept = (location.search + location.hash).replace(key, "$1");
history.replaceState(history.state, "", location.pathname + kept);
const refused = document.getElementById("key-erased");
refused.hidden = false;
refused.lastElementChild.onclick = () => (refused.hidden = true);
