
// From a disk the root of a server is nowhere, and this page lies in the folder of the portal.
if (location.protocol === "file:") {
  const settings = document.getElementById("__config");
  const { base } = JSON.parse(settings.textContent);
  for (const name of ["href", "src"]) {
    for (const one of document.querySelectorAll(`[${name}^="${base}"]`)) {
      one.setAttribute(name, one.getAttribute(name).replace(base, "./"));
    }
  }
  settings.textContent = settings.textContent.replaceAll(`": "${base}`, '": "./');
  // What has not come is asked for once more, in its order.
  for (const { outerHTML } of [...document.querySelectorAll("script[src]")]) document.write(outerHTML);
}
