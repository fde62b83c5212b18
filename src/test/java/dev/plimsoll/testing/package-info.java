/** What tests share: a database, the product started as a whole, histories written as text. */
package dev.plimsoll.testing;
