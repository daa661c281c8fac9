(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var reader = document.getElementById("reader");
  var back = document.getElementById("back");
  var name = document.getElementById("reader-name");
  var from = null;

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function open(id) {
    var at = document.getElementById(id);
    if (!at) return false;
    var report = at.closest(".report");
    if (!report) return false;
    all(".report.open").forEach(function (r) { r.classList.remove("open"); });
    all(".c.on").forEach(function (c) { c.classList.remove("on"); });
    report.classList.add("open");
    reader.classList.add("up");
    name.textContent = report.getAttribute("aria-label");
    var words = Array.prototype.filter.call(report.querySelectorAll(".c"), function (c) {
      return c.getAttribute("data-c").split(" ").indexOf(id) >= 0;
    });
    words.forEach(function (c) { c.classList.add("on"); });
    var target = words[0] || report;
    target.setAttribute("tabindex", "-1");
    var box = target.getBoundingClientRect(), frame = reader.getBoundingClientRect();
    reader.scrollTop += box.top - frame.top - reader.clientHeight / 3;
    target.focus({ preventScroll: true });
    return true;
  }

  function leave() {
    reader.classList.remove("up");
    back.hidden = true;
    if (from) {
      from.focus();
      from.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("click", function (e) {
    var link = e.target.closest("[data-at]");
    if (!link) return;
    e.preventDefault();
    if (from) from.classList.remove("line-on");
    from = link;
    link.classList.add("line-on");
    if (open(link.getAttribute("data-at"))) {
      back.hidden = false;
      back.textContent = "Back to the line";
    }
  });
  back.addEventListener("click", leave);
  document.addEventListener("keydown", function (e) { if (e.key === "Escape") leave(); });

  var first = document.querySelector(".report");
  if (first) {
    first.classList.add("open");
    name.textContent = first.getAttribute("aria-label");
  }
  function follow() {
    if (location.hash.length < 2 || !open(decodeURIComponent(location.hash.slice(1)))) return;
    from = null;
    back.hidden = false;
    back.textContent = "Close";
  }
  window.addEventListener("load", follow);
  window.addEventListener("hashchange", follow);
})();
