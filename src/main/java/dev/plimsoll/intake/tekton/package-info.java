/** CloudEvents of Tekton Pipelines. Facts about it: docs/reference/sources/tekton.md. */
@NullMarked
package dev.plimsoll.intake.tekton;

import org.jspecify.annotations.NullMarked;
