// Before the first paint: the system's choice of colours, unless the reader made one.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => {
  const root = document.documentElement;
  if (root.dataset.theme === "auto") root.dataset.bsTheme = dark.matches ? "dark" : "light";
};
follow();
dark.addEventListener("change", follow);
