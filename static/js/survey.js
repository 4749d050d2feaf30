/* Saving while somebody answers: says what is saved, tries again when the network fails.
   The answers stay on the page and nowhere else: this may be a shared tablet. */
(function () {
  "use strict";

  const form = document.querySelector("form[hx-post]");
  const status = document.getElementById("save-status");
  if (!form || !status || !window.htmx) {
    return;
  }

  try {
    // htmx notes the address of the page; on a shared tablet nothing should be left.
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // Storage is switched off: then there is nothing.
  }

  const WORRY_AFTER = 30000;
  const LONGEST_PAUSE = 15000;

  let given = answeredAlready() ? 1 : 0; // how often an answer was changed
  let sent = 0; // the change that the request under way carries
  let saved = 0; // the last change that is kept
  let busy = false;
  let failures = 0;
  let retryTimer = 0;
  let worryTimer = 0;
  let refused = false; // a retry won't help; the page says why
  let wanted = null; // the button that waits for a save

  function answeredAlready() {
    // On a slow line somebody may answer before this script is there.
    return Array.from(form.elements).some(function (field) {
      return field.type === "radio" && field.checked !== field.defaultChecked;
    });
  }

  function say(words) {
    status.textContent = words;
  }

  function go() {
    const button = wanted;
    wanted = null;
    if (button) {
      form.requestSubmit(button);
    }
  }

  function succeeded() {
    say(failures ? status.dataset.reconnected : status.dataset.saved);
    failures = 0;
    refused = false;
    saved = sent;
    window.clearTimeout(retryTimer);
    window.clearTimeout(worryTimer);
    status.classList.remove("save-status-failed");
  }

  function failed() {
    if (!failures) {
      say(status.dataset.retrying);
      status.classList.add("save-status-failed");
      worryTimer = window.setTimeout(function () {
        say(status.dataset.offline);
      }, WORRY_AFTER);
    }
    failures += 1;
    retryLater(Math.min(1000 * 2 ** failures, LONGEST_PAUSE));
  }

  function explain() {
    // The words stand above the statements, which on a phone is out of sight.
    const problem = document.getElementById("problem");
    if (problem && problem.textContent.trim()) {
      problem.focus();
    }
  }

  function retryLater(pause) {
    window.clearTimeout(retryTimer);
    retryTimer = window.setTimeout(function () {
      form.dispatchEvent(new Event("retry"));
    }, pause);
  }

  function isTemporary(code) {
    return code === 0 || code === 408 || code === 429 || code >= 500;
  }

  form.addEventListener("change", function () {
    given += 1;
  });

  window.addEventListener("load", function () {
    if (saved < given && !busy) {
      retryLater(0);
    }
  });

  form.addEventListener("htmx:beforeSend", function () {
    busy = true;
    sent = given;
    if (!failures) {
      say("");
    }
  });

  form.addEventListener("htmx:afterRequest", function (event) {
    busy = false;
    if (event.detail.successful) {
      succeeded();
    } else if (isTemporary(event.detail.xhr.status)) {
      failed();
    } else {
      refused = true;
      say("");
      explain();
      window.clearTimeout(retryTimer);
      window.clearTimeout(worryTimer);
    }
    if (saved === given || refused) {
      go();
    }
  });

  window.addEventListener("online", function () {
    if (failures) {
      retryLater(0);
    }
  });

  form.addEventListener("submit", function (event) {
    const button = event.submitter;
    if (refused) {
      return; // the whole page as a form: its answer is a page that explains
    }
    if (saved < given) {
      event.preventDefault();
      wanted = button;
      if (!busy) {
        retryLater(0);
      }
    } else if (button && button.value === "next") {
      event.preventDefault();
      window.location.assign(form.dataset.forward);
    }
  });

  window.addEventListener("beforeunload", function (event) {
    if (failures && saved < given) {
      event.preventDefault();
    }
  });
})();
