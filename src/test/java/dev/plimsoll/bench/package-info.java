/** Benchmarks: {@code mvn verify -Pbench}. They print ratios within one run; docs/reference/performance.md reads them. */
package dev.plimsoll.bench;
