/* The QR code on a card leads here with its code after the #: put it in the field.
   It leaves the address bar at once, so that it stays in no history: this may be a shared tablet. */
(function () {
  "use strict";

  const field = document.getElementById("id_code");
  const CODE = /^#([A-Z0-9]{4})-?([A-Z0-9]{4})$/i;

  function fill() {
    const found = CODE.exec(window.location.hash);
    if (!field || !found) {
      return;
    }
    field.value = `${found[1]}-${found[2]}`.toUpperCase();
    window.history.replaceState(null, "", window.location.pathname);
  }

  fill();
  // A second card that is scanned into the same page.
  window.addEventListener("hashchange", fill);
})();
