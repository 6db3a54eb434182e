import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

const schedule = RequestQueue.prototype.scheduleCheckPendingRequests;

/**
 * kafkajs 2.2.4 looks every millisecond, on every connection, for requests that wait to be sent, also when none do (its issue 1751).
 * A request that has to wait calls this itself, so an empty queue needs no timer.
 */
RequestQueue.prototype.scheduleCheckPendingRequests = function quiet(this: RequestQueue): void {
  if (this.pending.length > 0) schedule.call(this);
};
