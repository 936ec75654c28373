/* The recording of the interview on this page: a bar that plays it, keys, times to press, the turn being said. */

import "./keys.js";
import "./following.js";
