/** What programs read of the ledger: {@code /api/v1/running}, {@code /api/v1/deployments}. */
@NullMarked
package dev.plimsoll.deployments.api;

import org.jspecify.annotations.NullMarked;
