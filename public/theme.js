// Sets the chosen theme before the first paint, so that a dark page never flashes light.
{
  let chosen = null;
  try {
    chosen = localStorage.getItem("seedboard.theme");
  } catch {
    // Storage is denied: the system's it is.
  }
  if (["paper", "screening"].includes(chosen)) document.documentElement.dataset.theme = chosen;
}
