/* Joins a form with data-passkey to allauth's functions for passkeys, and shows it: without
   JavaScript it would do nothing. What goes wrong is said on the page. */
(function () {
  "use strict";

  const ids = {
    login: "passkey-button",
    add: "passkey-button",
    authenticate: "passkey-button",
    credential: "passkey-credential",
    passwordless: "passkey-passwordless",
    data: "passkey-options",
  };

  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;
  window.allauth.webauthn.forms[form.dataset.passkey]({ ids });
  form.hidden = false;

  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    document.getElementById("passkey-problem").hidden = false;
  });
  document.getElementById("passkey-button").addEventListener("click", function () {
    document.getElementById("passkey-problem").hidden = true;
  });
})();
