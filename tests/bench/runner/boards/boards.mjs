// The stored boards that are measured, by the names that the plan calls them.

/** A board of pictures that are as small as thumbnails: nothing is measured of the pictures there. */
const small = (panels) => ({ panels, side: 768, bytes: 100_000 });
const large = (panels) => ({ panels, side: 2048, bytes: 1_000_000 });

/** `panels`, each with a picture of `bytes`, `side` pixels wide and high. */
export const BOARDS = {
  "small-1000": small(1000),
  "small-20": small(20),
  "large-1000": large(1000),
  "large-200": large(200),
  "large-50": large(50),
};
