/** What pipelines post to the incoming webhooks of Apache DevLake. Facts about it: docs/reference/sources/devlake.md. */
@NullMarked
package dev.plimsoll.intake.devlake;

import org.jspecify.annotations.NullMarked;
