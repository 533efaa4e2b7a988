// npm passes SIGTERM to a shell that stands between it and the server and dies alone: without this the server would stay, holding port and data directory.

/** Ends this process as by SIGTERM once its parent is gone; asked every `milliseconds`. Windows keeps the old number and never tells. */
export function endWithParent(milliseconds = 300) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, milliseconds).unref();
}
