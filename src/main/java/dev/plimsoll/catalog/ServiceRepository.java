package dev.plimsoll.catalog;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Services to be changed; pages read them with SQL. */
interface ServiceRepository extends Repository<Service, Long> {

    Optional<Service> findByName(String name);

    Service save(Service service);
}
