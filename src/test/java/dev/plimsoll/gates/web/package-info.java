/** Tests of the pages of gates. */
package dev.plimsoll.gates.web;
