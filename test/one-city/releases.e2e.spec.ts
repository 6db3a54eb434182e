// The last of these starts intake anew.
import './release.js';
import './opinion-bytes.js';
import './review-content.js';
import './personal-data.js';
import './letters.js';
import './versions.js';
import './catalogue.js';
import './documents.js';
import './attachments.js';
import './consultations.js';
import './scope.js';
import './own-withdrawal.js';
import './sweep.js';
