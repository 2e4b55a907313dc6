/** As most pages do it: each file as it is, drawn small. */
export async function plain() {
  return (image, blob) => {
    image.src = URL.createObjectURL(blob);
  };
}
