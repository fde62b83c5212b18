@org.jspecify.annotations.NullMarked
package dev.plimsoll.access.providers;
