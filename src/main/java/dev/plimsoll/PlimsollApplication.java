package dev.plimsoll;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Plimsoll: which commit runs where, since when, and how we know. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PlimsollApplication {

    public static void main(String[] args) {
        SpringApplication.run(PlimsollApplication.class, args);
    }
}
