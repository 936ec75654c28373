// A report that is being made shows itself once its job has ended.

const waiting = document.querySelector("[data-when-ended]");

if (waiting) {
  document.body.addEventListener("polyphony:job-ended", () => window.location.reload());
}
