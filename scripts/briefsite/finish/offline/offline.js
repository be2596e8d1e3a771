// A page that was opened from a disk may load scripts and nothing else: here files and modules are asked for as scripts.

(() => {
  const files = new Map();
  const modules = new Map();
  const given = new Map();
  const plain = (address) => new URL(address, document.baseURI).href.replace(/[?#].*$/, "");
  const current = () => plain(document.currentScript.src);

  function add(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.onload = done;
      script.onerror = () => failed(new Error(address));
      script.src = address;
      document.head.append(script);
    });
  }

  function run(address) {
    return given.get(address)(address, (name) => load(new URL(name, address)));
  }

  function load(address) {
    const key = plain(address);
    if (!modules.has(key)) {
      const module = add(key).then(() => run(key));
      modules.set(key, module);
      module.catch(() => modules.delete(key)); // the next attempt asks again
    }
    return modules.get(key);
  }

  window.briefsiteOffline = {
    /** What a module does, and gives to others; one that the page names itself begins at once. */
    module(body) {
      const key = current();
      given.set(key, body);
      if (!modules.has(key)) modules.set(key, run(key));
    },
    /** What the file holds beside which this script stands. */
    file(content) {
      files.set(current().replace(/\.js$/, ""), typeof content === "string" ? content : JSON.stringify(content));
    },
    bytes(base64) {
      files.set(current().replace(/\.js$/, ""), Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    },
  };

  window.fetch = async (address) => {
    const key = plain(address);
    try {
      if (!files.has(key)) await add(`${key}.js`);
      return new Response(files.get(key));
    } catch {
      return new Response(null, { status: 404 });
    }
  };
})();
