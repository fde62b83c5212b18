package dev.plimsoll.access.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests for {@link Claims}. */
class ClaimsTests {

    @Test
    void findGroupsByNameOrByPath() {
        var claims = new Claims(Map.of(
                "groups", List.of("a", "b"),
                "https://harbour.example/groups", "c",
                "realm_access", Map.of("roles", List.of("d"))));

        assertThat(claims.groups("groups")).containsExactly("a", "b");
        assertThat(claims.groups("https://harbour.example/groups")).containsExactly("c");
        assertThat(claims.groups("realm_access.roles")).containsExactly("d");
        assertThat(claims.groups("nothing")).isEmpty();
        assertThat(claims.groups("groups.deeper")).isEmpty();
    }

    @Test
    void haveBounds() {
        refuse(Collections.nCopies(1001, "a"));
        refuse(List.of("x".repeat(256)));
        refuse(List.of(List.of("a")));
        refuse(Map.of("a", "b"));
        refuse(7);
        refuse("a\0b");
    }

    private static void refuse(Object groups) {
        assertThatThrownBy(() -> new Claims(Map.of("groups", groups)).groups("groups"))
                .isInstanceOf(UnusableClaim.class);
    }
}
