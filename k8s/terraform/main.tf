# What DealerFlow needs on Azure: a cluster with a system pool and a GPU pool that is empty at rest, a registry, PostgreSQL, Redis, Blob Storage,
# Key Vault and two workload identities. Kafka runs in the cluster (k8s/kafka). No secret is in the state.
terraform {
  required_version = ">= 1.11"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.0"
    }
  }
}

provider "azurerm" {
  features {}
  subscription_id = var.subscription_id
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "this" {
  name     = var.name
  location = var.location
}
