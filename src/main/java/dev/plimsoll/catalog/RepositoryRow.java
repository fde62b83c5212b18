package dev.plimsoll.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;

/** A repository as the catalogue has it. */
record RepositoryRow(
        long id, String fullName, Instant namedAt, @Nullable Long serviceId) {

    static final RowMapper<RepositoryRow> MAPPER = DataClassRowMapper.newInstance(RepositoryRow.class);

    boolean isRenamedBy(RepositoryClaim claim) {
        return !fullName.equals(claim.fullName()) && claim.at().isAfter(namedAt);
    }
}
