// The last of these moves the clock.
import './hostile-http.js';
import './idempotency.js';
import './registers.js';
import './complaints.js';
import './references.js';
import './actor.js';
import './pages.js';
import './late-entry.js';
import './similar.js';
import './scenarios.js';
import './metrics.js';
import './refused-reads.js';
