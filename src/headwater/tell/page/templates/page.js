"use strict";
// Shows one view at a time and opens what an address points into. Without it everything stands on the page, one view after another.
(() => {
  const views = [...document.querySelectorAll(".view")];
  const stories = [...document.querySelectorAll(".story")];
  if (!views.length) return;
  const first = views[0];

  const show = (view) => {
    for (const other of views) {
      // "until-found" keeps a hidden view within reach of the browser's own search
      if (other === view) other.removeAttribute("hidden");
      else other.setAttribute("hidden", "until-found");
    }
    for (const story of stories) story.hidden = story.querySelector(".view") !== null && !story.contains(view);
    for (const link of document.querySelectorAll(".views a, .top nav a")) {
      if (link.getAttribute("href") === "#" + view.id) {
        link.setAttribute("aria-current", "page");
        link.parentElement.scrollLeft = link.offsetLeft - 16; // on a narrow screen the row of views scrolls
      } else link.removeAttribute("aria-current");
    }
  };

  const open = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  const go = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const inside = target && (target.closest(".view") || target.querySelector(".view"));
    show(inside || first);
    if (target && inside) {
      open(target);
      if (target.matches(".view, .story")) scrollTo(0, 0);
      else target.scrollIntoView({ block: target.matches("span") ? "center" : "start" });
    } else scrollTo(0, 0);
  };

  document.addEventListener("beforematch", (event) => {
    const view = event.target.closest(".view");
    if (view) show(view);
  });
  addEventListener("hashchange", go);
  addEventListener("load", go); // the browser has gone to the address itself by then
  addEventListener("beforeprint", () => views.forEach((view) => view.removeAttribute("hidden")));
  addEventListener("afterprint", go);
  go();
})();
