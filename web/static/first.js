// Runs before anything is painted, in the JavaScript of 2009, so that every browser reads it: has the first sentence in
// the reader's language and colours, and a browser that is too old say so. What it asks for is what the page is made
// of; README names the versions that have it.
(function () {
  var root = document.documentElement;
  function kept(key) {
    try {
      return JSON.parse(localStorage.getItem("gouji." + key));
    } catch (error) {
      return null;
    }
  }
  function able() {
    // References and bulk memory, as the page's WebAssembly is compiled.
    var probe = [0, 97, 115, 109, 1, 0, 0, 0, 1, 12, 2, 96, 1, 124, 2, 127, 127, 96, 0, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1,
      111, 0, 1, 5, 3, 1, 0, 1, 10, 20, 1, 18, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 32, 0, 252, 2, 65, 1, 192, 11];
    var modules = false;
    var nowhere = "//[";
    try {
      // Under Trusted Types even the address of no script has to come from a policy.
      if (window.trustedTypes) {
        nowhere = trustedTypes.createPolicy("gouji-nowhere", {
          createScriptURL: function () {
            return "//[";
          },
        }).createScriptURL("");
      }
      // Asked for its type only where workers may be modules; the address is none, so that none is started.
      new Worker(nowhere, { get type() { modules = true; return "module"; } });
    } catch (error) {
      // as it should be
    }
    try {
      return modules && WebAssembly.validate(new Uint8Array(probe)) && CSS.supports("container-type", "inline-size");
    } catch (error) {
      return false;
    }
  }
  var tag = /^zh/i.test(kept("lang") || navigator.language || "zh") ? "zh-CN" : "en";
  var theme = kept("theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  if (kept("size") === "large") root.setAttribute("data-size", "large");
  root.setAttribute("lang", tag);
  if (!able()) root.setAttribute("data-old", "");
})();
