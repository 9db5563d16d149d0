// Says what a small movement changed to those who do not see it, and to everybody when it failed.
const told = document.getElementById("said");
const say = (words, failed) => {
  told.className = failed ? "alert alert-danger failed" : "visually-hidden";
  told.textContent = "";
  setTimeout(() => { told.textContent = words.trim().replace(/\s+/g, " "); }, 100);
};
document.addEventListener("htmx:afterOnLoad", ({ detail }) => {
  const words = detail.successful && document.querySelector("[data-said]");
  if (words) say(words.textContent, false);
});
for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say(told.dataset.failed, true));
}
