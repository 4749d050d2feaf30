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
  const STILL_THERE = 5000; // so long after a save nobody needs to look for a connection
  const ONWARD = new Set(["next", "review"]);

  const statements = Array.from(form.querySelectorAll(".statement"));
  const emptied = new Set(); // statements whose answer is taken back, until that is kept
  let given = answeredAlready() ? 1 : 0; // how often an answer was changed
  let sent = 0; // the change that the request under way carries
  let saved = 0; // the last change that is kept
  let busy = false;
  let failures = 0;
  let retryTimer = 0;
  let worryTimer = 0;
  let refused = false; // a retry won't help; the page says why
  let touched = null; // the statement that was answered last
  let wanted = null; // the button that waits for a save, or for a connection
  let looking = false; // for a connection
  let leaving = false;
  let looks = 0;
  let keptAt = -Infinity; // when the server last kept something

  function answeredAlready() {
    // On a slow line somebody may answer before this script is there.
    return Array.from(form.elements).some(function (field) {
      return field.type === "radio" && field.checked !== field.defaultChecked;
    });
  }

  // --- What is said ----------------------------------------------------------------------------

  // A calm word stands beside the answer; what needs reading stands under the buttons, where it
  // moves nothing that somebody may be about to tap.
  function say(words, { calm = false, mark = "" } = {}) {
    status.textContent = words;
    status.classList.toggle("visually-hidden", calm);
    status.classList.toggle("save-status-failed", Boolean(words) && !calm && failures + looks > 0);
    statements.forEach(function (statement) {
      statement.querySelector(".statement-status").textContent = statement === touched ? mark : "";
    });
  }

  function explain() {
    // The words stand above the statements, which on a phone is out of sight.
    const problem = document.getElementById("problem");
    if (problem && problem.textContent.trim()) {
      problem.focus();
    }
  }

  // --- Saving ----------------------------------------------------------------------------------

  function succeeded() {
    const back = failures > 0;
    failures = looks = 0;
    refused = false;
    saved = sent;
    keptAt = performance.now();
    window.clearTimeout(retryTimer);
    window.clearTimeout(worryTimer);
    if (saved === given) {
      emptied.clear();
    }
    const { reconnected, saved: kept } = status.dataset;
    say(back ? reconnected : kept, { calm: !back, mark: kept });
  }

  function failed() {
    failures += 1;
    if (failures === 1) {
      const mark = status.dataset.unsaved;
      say(status.dataset.retrying, { mark });
      worryTimer = window.setTimeout(function () {
        say(status.dataset.offline, { mark });
      }, WORRY_AFTER);
    }
    retryLater(pauseAfter(failures));
  }

  function pauseAfter(times) {
    return Math.min(1000 * 2 ** times, LONGEST_PAUSE);
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

  form.addEventListener("change", function (event) {
    given += 1;
    touched = event.target.closest(".statement");
  });

  window.addEventListener("load", function () {
    if (saved < given && !busy) {
      retryLater(0);
    }
  });

  // What is sent is what the radios say, whichever button was pressed before.
  form.addEventListener("htmx:configRequest", function (event) {
    const { parameters } = event.detail;
    statements.forEach(function (statement) {
      const chosen = statement.querySelector("input:checked");
      const code = statement.querySelector("input").name;
      delete parameters[code];
      if (chosen || emptied.has(code)) {
        parameters[code] = chosen ? chosen.value : "0";
      }
    });
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
      leave();
    }
  });

  // --- Taking an answer back -------------------------------------------------------------------

  function empty(button) {
    const statement = button.closest(".statement");
    const chosen = statement.querySelector("input:checked");
    if (!chosen) {
      return;
    }
    chosen.checked = false;
    emptied.add(chosen.name);
    statement.querySelector("input").focus(); // the button goes: there is nothing left to empty
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // --- Going on --------------------------------------------------------------------------------

  function leave() {
    const button = wanted;
    wanted = null;
    if (!button) {
      return;
    }
    if (ONWARD.has(button.value) && !refused) {
      window.location.assign(form.dataset.forward);
    } else {
      leaving = true;
      form.requestSubmit(button);
    }
  }

  // Everything is kept; without a connection the next page would be the browser's own error.
  function look() {
    if (looking || !wanted) {
      return;
    }
    if (navigator.onLine && performance.now() - keptAt < STILL_THERE) {
      window.setTimeout(leave); // not during the submit event: another one would be ignored
      return;
    }
    looking = true;
    const options = { method: "HEAD", cache: "no-store" };
    if (AbortSignal.timeout) {
      options.signal = AbortSignal.timeout(LONGEST_PAUSE);
    }
    fetch(form.action, options).then(
      (reply) => looked(!isTemporary(reply.status)),
      () => looked(false),
    );
  }

  function looked(reached) {
    looking = false;
    if (reached) {
      looks = 0;
      leave();
    } else {
      keptAt = -Infinity;
      looks += 1;
      say(status.dataset.waiting);
      status.scrollIntoView({ block: "nearest" });
      window.setTimeout(look, pauseAfter(looks));
    }
  }

  window.addEventListener("online", function () {
    if (failures) {
      retryLater(0);
    }
    look();
  });

  form.addEventListener("submit", function (event) {
    const button = event.submitter;
    if (refused || leaving) {
      leaving = false;
      return; // the whole page as a form: its answer is a page
    }
    event.preventDefault();
    if (button.classList.contains("empty-answer")) {
      empty(button);
      return;
    }
    wanted = button;
    if (saved === given) {
      look();
    } else if (!busy) {
      retryLater(0);
    }
  });

  window.addEventListener("beforeunload", function (event) {
    if (failures && saved < given) {
      event.preventDefault();
    }
  });
})();
