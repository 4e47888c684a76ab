// Loaded before emulate 0.11.2, which listens on every interface of a port chosen beforehand.
// Here: loopback only, a port the system chose, told to the parent on ANNOUNCE_FD; ends with its parent.
"use strict";
const { writeSync } = require("node:fs");
const { Server } = require("node:net");

const listen = Server.prototype.listen;
Server.prototype.listen = function (where, ...rest) {
  if (typeof where !== "number") throw new Error(`unexpected listen(${typeof where})`);
  this.once("listening", () => writeSync(Number(process.env.ANNOUNCE_FD), `${this.address().port}\n`));
  return listen.call(this, 0, "127.0.0.1", ...rest.filter((argument) => typeof argument === "function"));
};

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
