#!/usr/bin/env node
// Read by every Node.js there is: an old one has to get as far as to say that it is too old.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    "error[NODE_TOO_OLD]: this is Node.js " +
      process.versions.node +
      ", and gradsheet needs 20.19 or newer; https://nodejs.org has it"
  );
  process.exitCode = 3;
} else require("./start.js");
