/** Gates for GitHub: custom deployment protection rules, answered by a GitHub App. */
@NullMarked
package dev.plimsoll.gates.github;

import org.jspecify.annotations.NullMarked;
