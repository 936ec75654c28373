/* Offers the browser's time zone in <select data-zone> while nobody has chosen another.
   Untouched means: the select still has the option the server marked as its default, UTC. */

for (const select of document.querySelectorAll("select[data-zone]")) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = Array.from(select.options, (option) => option.value).includes(own);
  if (known && select.value === "UTC") select.value = own;
}
