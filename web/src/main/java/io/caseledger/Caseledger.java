package io.caseledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service; everything else is found by package. */
@SpringBootApplication
public class Caseledger {
    public static void main(String[] args) {
        SpringApplication.run(Caseledger.class, args);
    }
}
