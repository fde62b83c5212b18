/** Rules of the house that no compiler keeps. */
package dev.plimsoll.house;
