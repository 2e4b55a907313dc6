// Sets the chosen theme before the first paint, so that a dark page never flashes light.
// It stands in the head and waits for nothing; the page's own switch takes over later.
{
  const themes = ["paper", "screening"];
  let chosen = null;
  try {
    chosen = localStorage.getItem("seedboard.theme");
  } catch {
    // Storage is denied: the system's theme it is.
  }
  if (themes.includes(chosen)) document.documentElement.dataset.theme = chosen;
}
